-- $1 a plan's code → its newest edition in the register: name, number in the municipality's register, outline.
SELECT name, registry_number, ST_AsBinary(outline)
FROM core.desk_plan
WHERE code = $1 AND outline IS NOT NULL
ORDER BY delivered_on DESC, edition DESC LIMIT 1;
