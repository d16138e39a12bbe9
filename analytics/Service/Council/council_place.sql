-- → the places of the gazetteer that are neither addresses nor streets, as named_place.sql has them, by the desk's own view.
SELECT DISTINCT ON (place.title) place.title, ST_AsBinary(place.location)
FROM core.desk_place AS place
WHERE place.precision <> 'address'
  AND NOT EXISTS (
    SELECT FROM core.desk_place AS address
    WHERE address.precision = 'address' AND regexp_replace(address.name, ' [0-9]+ ?[a-z]?$', '') = place.name)
ORDER BY place.title, place.name;
