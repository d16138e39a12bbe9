-- Each municipality's latest approved release; of one day's the one with the highest number.
SELECT DISTINCT ON (municipality) id, municipality, description ->> 'municipalityName', (description ->> 'fictional')::boolean, digest, published_on
FROM published.release
WHERE approved
ORDER BY municipality, published_on DESC, length(id) DESC, id DESC;
