-- One writer a schema, one login a role: takes back whatever was granted, then grants what DESIGN's role table allows.
REVOKE ALL ON ALL TABLES IN SCHEMA staging, core, analysis, published, work, audit FROM PUBLIC, geo_etl, geo_analytics, geo_desk, geo_public;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA staging, core, analysis, published, work, audit FROM PUBLIC, geo_etl, geo_analytics, geo_desk, geo_public;
REVOKE ALL ON SCHEMA staging, core, analysis, published, work, audit FROM PUBLIC, geo_etl, geo_analytics, geo_desk, geo_public;
REVOKE ALL ON SCHEMA migration FROM PUBLIC, geo_etl, geo_analytics, geo_desk, geo_public;

GRANT USAGE ON SCHEMA staging, core, work TO geo_etl;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA staging TO geo_etl;
GRANT SELECT, INSERT, UPDATE, DELETE ON core.municipality, core.release_rule, core.theme, core.theme_kind, core.theme_offence_code,
  core.incident_kind, core.source, core.delivery, core.area, core.area_crosswalk, core.population, core.inhabited_land,
  core.building, core.map_feature, core.incident, core.reported_offence, core.indicator_value, core.reporter,
  core.reporting_week, core.comparison_value, core.survey_share, core.police_event, core.context_point, core.detailed_plan, core.place TO geo_etl;
GRANT SELECT ON core.reporting_completeness, core.incident_hour_of_week TO geo_etl;
GRANT SELECT ON work.incident_report TO geo_etl;

GRANT USAGE ON SCHEMA core, work, analysis, published TO geo_analytics;
GRANT SELECT ON ALL TABLES IN SCHEMA core, work TO geo_analytics;
REVOKE ALL ON core.desk_municipality, core.desk_area, core.desk_theme, core.desk_source, core.desk_delivery, core.desk_plan, core.desk_building,
  core.desk_context_point, core.desk_place, core.desk_map_feature, core.desk_reporting, core.desk_reporting_week, core.desk_input, core.desk_report_source, core.desk_reporter, core.desk_indicator FROM geo_analytics;
GRANT SELECT, INSERT, UPDATE, DELETE ON analysis.run, analysis.area_count, analysis.hotspot, analysis.hotspot_cell,
  analysis.result, analysis.theme_event, analysis.release_candidate, analysis.release_preview TO geo_analytics;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA published TO geo_analytics;

GRANT USAGE ON SCHEMA core, analysis, work, audit TO geo_desk;
GRANT SELECT ON core.desk_municipality, core.desk_area, core.desk_theme, core.desk_source, core.desk_delivery, core.desk_plan, core.desk_building,
  core.desk_context_point, core.desk_place, core.desk_map_feature, core.desk_reporting, core.desk_reporting_week, core.desk_input, core.desk_report_source, core.desk_reporter, core.desk_indicator TO geo_desk;
GRANT SELECT ON analysis.desk_run, analysis.desk_area_count, analysis.desk_hotspot, analysis.desk_hotspot_cell, analysis.desk_result,
  analysis.desk_release_candidate, analysis.desk_theme_event, analysis.desk_published_count,
  analysis.desk_external_rule, analysis.desk_newest_run, analysis.desk_release_preview, analysis.desk_release TO geo_desk;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA work TO geo_desk;
REVOKE UPDATE, DELETE ON work.plan_comment FROM geo_desk;

-- What was is written by PostgreSQL alone.
REVOKE INSERT, UPDATE, DELETE ON work.revision FROM geo_desk;

-- The log is added to and read, never changed; which transaction wrote a line is not for the writer to say.
GRANT SELECT ON audit.event TO geo_desk;
GRANT INSERT (at, municipality, role, person, action, subject, reason) ON audit.event TO geo_desk;

GRANT USAGE ON SCHEMA published TO geo_public;
GRANT SELECT ON ALL TABLES IN SCHEMA published TO geo_public;
