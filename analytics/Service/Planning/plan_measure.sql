-- $1 codes of public areas, $2 run of the evaluations → the measures that were taken there, and what their evaluation says.
SELECT measure.id, measure.title, measure.document ->> 'state', measure.document ->> 'from', measure.document ->> 'to', measure.document ->> 'areas', (
    SELECT string_agg(study.document ->> 'sentence', ' ' ORDER BY study.subject) FROM analysis.desk_result AS study
    WHERE study.run_id = $2 AND study.document ->> 'measure' = measure.id)
FROM work.measure AS measure
WHERE measure.municipality = current_setting('geo.municipality') AND string_to_array(measure.document ->> 'areas', ' ') && $1
ORDER BY measure.id;
