-- → the rule set of members from outside, by theme.
SELECT theme, geography, smallest_count, smallest_places, smallest_cell_metres FROM analysis.desk_external_rule ORDER BY theme;
