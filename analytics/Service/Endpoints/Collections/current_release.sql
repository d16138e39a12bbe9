-- Each municipality's latest approved release that has not been taken back; of one day's the one with the highest number.
SELECT DISTINCT ON (municipality) id, municipality, description ->> 'municipalityName', (description ->> 'fictional')::boolean, digest, published_on
FROM published.release
WHERE approved AND withdrawn_on IS NULL
ORDER BY municipality, published_on DESC, length(id) DESC, id DESC;
