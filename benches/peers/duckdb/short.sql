-- The least that is a verdict.
id,
CASE WHEN exemption IS NULL THEN 'rated' ELSE 'exempt' END AS outcome,
CASE WHEN is_lowered THEN 'good'::rating ELSE eligible END AS level
