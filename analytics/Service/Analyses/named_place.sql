-- $1 municipality → the places of its gazetteer that are neither addresses nor streets: a name along which addresses are numbered is a
-- street, and its middle says nothing of its length. A place of several names comes once.
SELECT DISTINCT ON (place.title) place.title, place.location
FROM core.place
WHERE place.municipality = $1 AND place.precision <> 'address'
  AND NOT EXISTS (
    SELECT FROM core.place AS address
    WHERE address.municipality = $1 AND address.precision = 'address'
      AND regexp_replace(address.name, ' [0-9]+ ?[a-z]?$', '') = place.name)
ORDER BY place.title, place.name;
