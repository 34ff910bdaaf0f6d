-- All that our file of verdicts says.
'member' AS class,
id,
CASE WHEN exemption IS NULL THEN 'rated' ELSE 'exempt' END AS outcome,
CASE WHEN is_lowered THEN 'good'::rating ELSE eligible END AS level,
standard,
eligible,
NULL AS decided,
NULL AS departure,
exemption,
true AS review_due,
CASE WHEN exemption IS NOT NULL THEN NULL ELSE nullif(concat_ws(';',
    CASE WHEN punished THEN 'punished' END,
    CASE WHEN degraded THEN 'degraded' END,
    CASE WHEN official = 'failed'::rating THEN 'official-failed' END,
    CASE WHEN months < 9 THEN 'much-away' END), '') END AS ceilings,
CASE WHEN is_lowered THEN 'excellent-share' END AS quota,
NULL AS missing,
CASE standard
    WHEN 'excellent'::rating THEN 'task-excellent;quality-excellent;ideology-good;manner-good;official-excellent;all-done;score-90'
    WHEN 'good'::rating THEN 'task-good;quality-good;ideology-average;manner-average;official-good;most-done;score-70'
    WHEN 'completed'::rating THEN 'half-done'
END AS reasons,
CASE standard
    WHEN 'good'::rating THEN concat_ws(';',
        CASE WHEN task < 'excellent'::grade THEN 'task-excellent' END,
        CASE WHEN quality < 'excellent'::grade THEN 'quality-excellent' END,
        CASE WHEN ideology < 'good'::grade THEN 'ideology-good' END,
        CASE WHEN manner < 'good'::grade THEN 'manner-good' END,
        CASE WHEN official < 'excellent'::rating THEN 'official-excellent' END,
        CASE WHEN done < 100 THEN 'all-done' END,
        CASE WHEN score < 90 THEN 'score-90' END)
    WHEN 'completed'::rating THEN concat_ws(';',
        CASE WHEN task < 'good'::grade THEN 'task-good' END,
        CASE WHEN quality < 'good'::grade THEN 'quality-good' END,
        CASE WHEN ideology < 'average'::grade THEN 'ideology-average' END,
        CASE WHEN manner < 'average'::grade THEN 'manner-average' END,
        CASE WHEN official < 'good'::rating THEN 'official-good' END,
        CASE WHEN done < 80 THEN 'most-done' END,
        CASE WHEN score < 70 THEN 'score-70' END)
    WHEN 'failed'::rating THEN 'half-done'
END AS unmet,
CASE WHEN standard <> 'failed'::rating OR exemption IS NOT NULL OR punished OR degraded
    OR official = 'failed'::rating OR months < 9 THEN 'text' END AS rests_on
