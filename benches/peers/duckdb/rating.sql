-- The measured rules in SQL. Names in braces are put in: the file handed in, the file of verdicts,
-- and what is written of each verdict. One statement: a temporary table in between took longer.
COPY (
    WITH member AS (
        FROM read_csv('{source}', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
            columns = {
                'id': 'VARCHAR', 'unit': 'VARCHAR', 'standing': 'standing', 'months': 'USMALLINT', 'official': 'rating',
                'punished': 'BOOLEAN', 'degraded': 'BOOLEAN', 'done': 'USMALLINT', 'score': 'DECIMAL(5,2)',
                'task': 'grade', 'quality': 'grade', 'ideology': 'grade', 'manner': 'grade'
            })
    ), judged AS (
        SELECT *,
            CASE
                WHEN standing = 'excused'::standing THEN 'excused'::exemption
                WHEN standing = 'suspended'::standing THEN 'suspended'::exemption
                WHEN months < 6 THEN 'new'::exemption
            END AS exemption,
            CASE
                WHEN task >= 'excellent'::grade AND quality >= 'excellent'::grade AND ideology >= 'good'::grade
                    AND manner >= 'good'::grade AND (official IS NULL OR official = 'excellent'::rating)
                    AND done >= 100 AND score >= 90 THEN 'excellent'::rating
                WHEN task >= 'good'::grade AND quality >= 'good'::grade AND ideology >= 'average'::grade
                    AND manner >= 'average'::grade AND (official IS NULL OR official >= 'good'::rating)
                    AND done >= 80 AND score >= 70 THEN 'good'::rating
                WHEN done >= 50 THEN 'completed'::rating
                ELSE 'failed'::rating
            END AS by_standard
        FROM member
    ), rated AS MATERIALIZED (
        SELECT *,
            CASE WHEN exemption IS NULL THEN by_standard END AS standard,
            CASE
                WHEN exemption IS NOT NULL THEN NULL
                WHEN punished OR degraded OR coalesce(official = 'failed'::rating, false) THEN 'failed'::rating
                WHEN months < 9 THEN least(by_standard, 'completed'::rating)
                ELSE by_standard
            END AS eligible
        FROM judged
    ), counted AS (
        SELECT unit,
            count(*) FILTER (eligible = 'excellent'::rating) AS excellent,
            count(*) FILTER (eligible = 'good'::rating) AS good
        FROM rated WHERE eligible IN ('excellent'::rating, 'good'::rating) GROUP BY unit
    ), ranked AS (
        -- A tie that does not fit is all out: counted with all that have the same score.
        SELECT unit, score, count(*) OVER (PARTITION BY unit ORDER BY score DESC) AS place
        FROM rated WHERE eligible = 'excellent'::rating
    ), seats AS (
        -- e ≤ 20 % of (good + excellent − e), so 6 e ≤ good + excellent.
        SELECT unit, coalesce(min(score) FILTER (place <= (good + excellent) // 6), 101) AS lowest
        FROM ranked JOIN counted USING (unit) GROUP BY unit
    ), verdict AS (
        SELECT rated.*, (eligible = 'excellent'::rating AND score < lowest) IS TRUE AS is_lowered
        FROM rated LEFT JOIN seats USING (unit)
    )
    SELECT {columns} FROM verdict
) TO '{target}' (FORMAT csv, HEADER);
