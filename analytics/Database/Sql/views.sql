-- What the desk sees of core and analysis: which municipalities there are, and of the rest only the rows of the one that
-- its session names in geo.municipality.
CREATE OR REPLACE VIEW core.desk_municipality WITH (security_barrier) AS
SELECT * FROM core.municipality;

CREATE OR REPLACE VIEW core.desk_area WITH (security_barrier) AS
SELECT * FROM core.area WHERE municipality = current_setting('geo.municipality', true);

CREATE OR REPLACE VIEW analysis.desk_run WITH (security_barrier) AS
SELECT * FROM analysis.run WHERE municipality = current_setting('geo.municipality', true);

CREATE OR REPLACE VIEW analysis.desk_area_count WITH (security_barrier) AS
SELECT * FROM analysis.area_count WHERE municipality = current_setting('geo.municipality', true);

CREATE OR REPLACE VIEW analysis.desk_hotspot WITH (security_barrier) AS
SELECT * FROM analysis.hotspot WHERE municipality = current_setting('geo.municipality', true);

CREATE OR REPLACE VIEW analysis.desk_hotspot_cell WITH (security_barrier) AS
SELECT * FROM analysis.hotspot_cell WHERE municipality = current_setting('geo.municipality', true);

CREATE OR REPLACE VIEW analysis.desk_release_candidate WITH (security_barrier) AS
SELECT * FROM analysis.release_candidate WHERE municipality = current_setting('geo.municipality', true);
