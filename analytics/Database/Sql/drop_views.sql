-- Views hold on to the columns that they name: a migration could not change those. They are made again afterwards.
DROP VIEW IF EXISTS core.desk_municipality, core.desk_area, analysis.desk_run, analysis.desk_area_count,
  analysis.desk_hotspot, analysis.desk_hotspot_cell, analysis.desk_result, analysis.desk_release_candidate, analysis.desk_theme_event, analysis.desk_published_count,
  core.desk_theme, core.desk_source, core.desk_delivery, core.desk_plan, core.desk_building, core.desk_context_point, core.desk_place,
  core.desk_map_feature, core.desk_reporting, core.desk_reporting_week, analysis.desk_newest_run, core.desk_input, core.reporting_completeness, analysis.desk_external_rule, core.incident_hour_of_week,
  core.desk_report_source, core.desk_reporter, core.desk_indicator, analysis.desk_release_preview, analysis.desk_release;
