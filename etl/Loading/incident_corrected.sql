-- The end of incident.sql where core knows the source already: a row that is there is corrected.
ON CONFLICT (municipality, source, reference) DO UPDATE
  SET delivered_on = excluded.delivered_on, kind = excluded.kind, occurred_from = excluded.occurred_from, occurred_to = excluded.occurred_to,
    precision = excluded.precision, location = excluded.location, area_code = excluded.area_code, cell_easting = excluded.cell_easting,
    cell_northing = excluded.cell_northing, reporter = excluded.reporter, in_public_place = excluded.in_public_place,
    cost_kronor = excluded.cost_kronor, masked_text = excluded.masked_text
  WHERE (kept.delivered_on, kept.kind, kept.occurred_from, kept.occurred_to, kept.precision, kept.location, kept.area_code, kept.cell_easting,
      kept.cell_northing, kept.reporter, kept.in_public_place, kept.cost_kronor, kept.masked_text)
    IS DISTINCT FROM (excluded.delivered_on, excluded.kind, excluded.occurred_from, excluded.occurred_to, excluded.precision, excluded.location,
      excluded.area_code, excluded.cell_easting, excluded.cell_northing, excluded.reporter, excluded.in_public_place, excluded.cost_kronor,
      excluded.masked_text);
