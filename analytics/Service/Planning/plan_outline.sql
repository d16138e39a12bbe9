-- $1 areas as kind:code, $2 kind and $3 edition of the public areas → their names and outlines.
SELECT DISTINCT ON (area.kind, area.code) area.kind || ':' || area.code, area.name, ST_AsBinary(area.outline)
FROM core.desk_area AS area
WHERE area.kind || ':' || area.code = ANY ($1) AND area.outline IS NOT NULL AND (area.kind = 'plan' OR (area.kind, area.edition) = ($2, $3))
ORDER BY area.kind, area.code, ST_Area(area.outline) DESC;
