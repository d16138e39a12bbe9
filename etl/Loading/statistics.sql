-- Without it the search for duplicates, and the first analysis, would be planned for empty tables, and take minutes.
SELECT core.refresh_statistics();
