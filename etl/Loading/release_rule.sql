-- The release rules of municipality.yml, resolved → core.release_rule.
INSERT INTO core.release_rule AS kept (municipality, audience, theme, geography, smallest_period, smallest_count, smallest_places,
  largest_place_share, smallest_reporters, smallest_residents, smallest_addresses, rounding_base, zero_only_where_complete,
  smallest_bandwidth_metres, smallest_cell_metres, points, hidden_layers)
SELECT @municipality, given.audience, given.theme, given.geography, given.smallest_period, given.smallest_count, given.smallest_places,
  given.largest_place_share, given.smallest_reporters, given.smallest_residents, given.smallest_addresses, given.rounding_base,
  given.zero_only_where_complete, given.smallest_bandwidth_metres, given.smallest_cell_metres, given.points, given.hidden_layers
FROM jsonb_populate_recordset(NULL::core.release_rule, @settings -> 'rules') AS given
ON CONFLICT (municipality, audience, theme) DO UPDATE
  SET geography = excluded.geography, smallest_period = excluded.smallest_period, smallest_count = excluded.smallest_count,
    smallest_places = excluded.smallest_places, largest_place_share = excluded.largest_place_share,
    smallest_reporters = excluded.smallest_reporters, smallest_residents = excluded.smallest_residents,
    smallest_addresses = excluded.smallest_addresses, rounding_base = excluded.rounding_base,
    zero_only_where_complete = excluded.zero_only_where_complete, smallest_bandwidth_metres = excluded.smallest_bandwidth_metres,
    smallest_cell_metres = excluded.smallest_cell_metres, points = excluded.points, hidden_layers = excluded.hidden_layers
  WHERE kept.* IS DISTINCT FROM excluded.*;

DELETE FROM core.release_rule AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM jsonb_populate_recordset(NULL::core.release_rule, @settings -> 'rules') AS given
    WHERE (given.audience, given.theme) = (kept.audience, kept.theme));
