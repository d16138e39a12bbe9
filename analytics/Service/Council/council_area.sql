-- $1 kind and $2 edition of the public areas → the areas, with their outlines where they are known.
SELECT code, name, ST_AsBinary(outline)
FROM core.desk_area WHERE (kind, edition) = ($1, $2)
ORDER BY code;
