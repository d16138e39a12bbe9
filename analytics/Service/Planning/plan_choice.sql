-- → the plans of the register that have a boundary.
SELECT DISTINCT ON (code) code, name FROM core.desk_plan WHERE outline IS NOT NULL ORDER BY code, delivered_on DESC;
