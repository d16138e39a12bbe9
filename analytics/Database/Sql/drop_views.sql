-- Views hold on to the columns that they name: a migration could not change those. They are made again afterwards.
DROP VIEW IF EXISTS core.desk_municipality, core.desk_area, analysis.desk_run, analysis.desk_area_count,
  analysis.desk_hotspot, analysis.desk_hotspot_cell, analysis.desk_result, analysis.desk_release_candidate, core.reporting_completeness, core.incident_hour_of_week;
