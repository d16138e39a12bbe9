-- municipality.yml → core.municipality.
INSERT INTO core.municipality AS kept (code, name, short_name, slug, fictional, county, county_code, public_area_kind, public_area_edition,
  cell_size_metres, analysis_from, analysis_to, smallest_count, smallest_places, largest_place_share, smallest_reporters, smallest_residents,
  smallest_addresses, smallest_period, another_person_approves, approver_role, open_data_address, publisher_address, place_address, open_data_contact,
  open_data_email, map_backgrounds)
SELECT code, name, short_name, slug, fictional, county, county_code, public_area_kind, public_area_edition,
  cell_size_metres, analysis_from, analysis_to, smallest_count, smallest_places, largest_place_share, smallest_reporters, smallest_residents,
  smallest_addresses, smallest_period, another_person_approves, approver_role, open_data_address, publisher_address, place_address, open_data_contact,
  open_data_email, map_backgrounds
FROM jsonb_populate_record(NULL::core.municipality, @settings -> 'municipality')
WHERE code = @municipality
ON CONFLICT (code) DO UPDATE
  SET name = excluded.name, short_name = excluded.short_name, slug = excluded.slug, fictional = excluded.fictional, county = excluded.county,
    county_code = excluded.county_code, public_area_kind = excluded.public_area_kind, public_area_edition = excluded.public_area_edition,
    cell_size_metres = excluded.cell_size_metres, analysis_from = excluded.analysis_from, analysis_to = excluded.analysis_to,
    smallest_count = excluded.smallest_count, smallest_places = excluded.smallest_places, largest_place_share = excluded.largest_place_share,
    smallest_reporters = excluded.smallest_reporters, smallest_residents = excluded.smallest_residents,
    smallest_addresses = excluded.smallest_addresses, smallest_period = excluded.smallest_period,
    another_person_approves = excluded.another_person_approves, approver_role = excluded.approver_role, open_data_address = excluded.open_data_address,
    publisher_address = excluded.publisher_address, place_address = excluded.place_address, open_data_contact = excluded.open_data_contact,
    open_data_email = excluded.open_data_email, map_backgrounds = excluded.map_backgrounds
  WHERE kept.* IS DISTINCT FROM excluded.*;
