-- $1 the municipality's folder → what it is called, its public areas, and the time that its incidents are analysed for.
SELECT set_config('geo.municipality', code, false), name, fictional, public_area_kind, public_area_edition, slug
FROM core.desk_municipality WHERE slug = $1;
