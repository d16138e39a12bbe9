-- $1 kind and $2 edition of the public areas → the box round them, and the municipality's own maps as JSON; no box where no outline is loaded.
SELECT ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box), (SELECT map_backgrounds::text FROM core.desk_municipality WHERE code = current_setting('geo.municipality'))
FROM (SELECT ST_Extent(outline) AS box FROM core.desk_area WHERE (kind, edition) = ($1, $2)) AS extent;
