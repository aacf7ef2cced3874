-- DB428: with whoever is forgotten on their own word goes what they agreed to. By itself: what is added to a type is used by a later commit.
alter type revoked_how add value 'forgotten';
