-- The public areas of every release, each with its municipality.
SELECT area.release, release.municipality, area.kind, area.edition, area.code, area.name, area.parent_code, area.residents, area.residents_year,
  area.drawn_as, area.outline AS geometry
FROM published.area
  JOIN published.release ON release.id = area.release
