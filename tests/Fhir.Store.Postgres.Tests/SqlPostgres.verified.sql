-- Patient?
SELECT DISTINCT r.key FROM resource r WHERE r.type = 103 AND r.is_deleted = 0 ORDER BY r.key LIMIT 51;

-- Patient?_id=p1
SELECT DISTINCT r.key FROM (SELECT d.key AS key FROM directory d WHERE d.type = 103 AND d.id IN ('p1')) r JOIN resource x ON x.key = r.key WHERE x.is_deleted = 0 ORDER BY r.key LIMIT 51;

-- Patient?identifier=urn:oid:2.16.578.1.12.4.1.4.1|13818512345
SELECT DISTINCT r.key FROM (SELECT t.resource AS key FROM token t WHERE t.parameter = 2222 AND t.code = '13818512345' AND t.system IN (1, -1)) r WHERE TRUE ORDER BY r.key LIMIT 51;

-- Patient?gender:not=female&family=hansen
SELECT DISTINCT r.key FROM (SELECT t.resource AS key FROM string t WHERE t.parameter = 2217 AND left(t.folded, 330) >= 'hansen' AND left(t.folded, 330) < 'hansen\U0010FFFF') r WHERE TRUE AND NOT EXISTS (SELECT 1 FROM token t WHERE t.parameter = 2218 AND t.resource = r.key AND (t.code = 'female') OFFSET 0) ORDER BY r.key LIMIT 51;

-- Patient?family:exact=Hansen
SELECT DISTINCT r.key FROM (SELECT t.resource AS key FROM string t WHERE t.parameter = 2217 AND left(t.folded, 330) = 'hansen' AND t.text = 'Hansen') r WHERE TRUE ORDER BY r.key LIMIT 51;

-- Patient?birthdate=ge1980-05
SELECT DISTINCT r.key FROM (SELECT t.resource AS key FROM date t WHERE t.parameter = 2213 AND t.low >= 325897200000000 AND t.high > 325983600000000 AND (t.high > 328662000000000 OR t.low >= 325983600000000) UNION ALL SELECT t.resource AS key FROM date t WHERE t.parameter = 2213 AND (t.item > 0 OR t.high > t.low + 86400000000) AND t.low < 325897200000000 AND t.high > 325983600000000 AND (t.high > 328662000000000 OR t.low >= 325983600000000)) r WHERE TRUE ORDER BY r.key LIMIT 51;

-- Patient?birthdate=1980,1981&_sort=-family,_id&_count=10
WITH m AS MATERIALIZED (SELECT DISTINCT r.key AS key, (SELECT max((t.folded || '')) FROM string t WHERE t.resource = r.key AND t.parameter = 2217) AS s0, x.id AS s1 FROM (SELECT t.resource AS key FROM date t WHERE t.parameter = 2213 AND t.low >= 315529200000000 AND t.low < 347151600000000 AND t.high <= 347151600000000 UNION ALL SELECT t.resource AS key FROM date t WHERE t.parameter = 2213 AND t.low >= 347151600000000 AND t.low < 378687600000000 AND t.high <= 378687600000000) r JOIN resource x ON x.key = r.key WHERE x.is_deleted = 0) SELECT * FROM m ORDER BY s0 IS NULL, s0 DESC, s1 IS NULL, s1, key LIMIT 11;

-- Patient?_lastUpdated=gt2024
SELECT DISTINCT r.key FROM resource r WHERE r.type = 103 AND r.is_deleted = 0 AND (r.last_updated > 1735685999999000) ORDER BY r.key LIMIT 51;

-- Patient?_has:Observation:patient:code=718-7
SELECT DISTINCT r.key FROM (SELECT d.key AS key FROM directory d WHERE d.type = 103 AND d.id IN (SELECT h.target FROM (SELECT t.resource AS key FROM token t WHERE t.parameter = 2059 AND t.code = '718-7') k JOIN reference h ON h.resource = k.key AND h.parameter = 2092 AND h.target_type = 103)) r JOIN resource x ON x.key = r.key WHERE x.is_deleted = 0 ORDER BY r.key LIMIT 51;

-- Observation?patient=Patient/p1&code=http://loinc.org|718-7&date=ge2024
SELECT DISTINCT r.key FROM (SELECT t.resource AS key FROM reference t WHERE t.parameter = 2092 AND t.target = 'p1' AND t.target_type = 103 AND t.resource BETWEEN 68719476736 AND 137438953471) r WHERE TRUE AND EXISTS (SELECT 1 FROM token t WHERE t.parameter = 2059 AND t.resource = r.key AND (t.code = '718-7' AND t.system IN (2, -1)) OFFSET 0) AND EXISTS (SELECT 1 FROM date t WHERE t.parameter = 2077 AND t.resource = r.key AND ((t.high + 0) > 1704063600000000 AND ((t.high + 0) > 1735686000000000 OR (t.low + 0) >= 1704063600000000)) OFFSET 0) ORDER BY r.key LIMIT 51;

-- Observation?subject:Patient.identifier=13818512345
SELECT DISTINCT r.key FROM (SELECT c.resource AS key FROM reference c WHERE c.parameter = 2099 AND c.target_type = 103 AND c.target IN (SELECT x.id FROM resource x WHERE x.is_deleted = 0 AND x.key IN (SELECT t.resource AS key FROM token t WHERE t.parameter = 2222 AND t.code = '13818512345')) UNION ALL SELECT c.resource AS key FROM (SELECT c.resource AS key, c.item AS item, c.system AS until FROM (SELECT t.resource AS key, t.item AS item FROM token t WHERE t.parameter = -2222 AND t.code = '13818512345') f JOIN token c ON c.resource = f.key AND c.parameter = -2200 AND c.item <= f.item AND c.system > f.item) r JOIN token h ON h.resource = r.key AND h.parameter = -2200 AND h.item = r.item JOIN reference c ON c.resource = r.key AND c.parameter = -2099 AND c.item < 0 AND c.target = h.code WHERE TRUE) r WHERE TRUE ORDER BY r.key LIMIT 51;

-- Observation?value-quantity=gt5.4||mmol/L
SELECT DISTINCT r.key FROM (SELECT t.resource AS key FROM quantity t WHERE t.parameter = 2103 AND t.high > 5.4 AND (t.code = 'mmol/L' OR t.unit = 'mmol/L')) r WHERE TRUE ORDER BY r.key LIMIT 51;

-- Observation?code-value-quantity=718-7$gt5
SELECT DISTINCT r.key FROM (SELECT t.resource AS key FROM composite t JOIN composite p1 ON p1.resource = t.resource AND p1.parameter = t.parameter AND p1.item = t.item AND p1.part = 1 WHERE t.parameter = 2062 AND t.part = 0 AND (t.code = '718-7' AND p1.high > 5)) r WHERE TRUE ORDER BY r.key LIMIT 51;

-- Observation?code:text=hemo
SELECT DISTINCT r.key FROM (SELECT t.resource AS key FROM string t WHERE t.parameter = 4505 AND left(t.folded, 330) >= 'hemo' AND left(t.folded, 330) < 'hemo\U0010FFFF') r WHERE TRUE ORDER BY r.key LIMIT 51;

-- Observation?code:in=http://a.example/vs/some&value-quantity=gt5.4|http://unitsofmeasure.org|mg
SELECT DISTINCT r.key FROM (SELECT t.resource AS key FROM token t WHERE t.parameter = 2059 AND (t.code IN (SELECT jsonb_array_elements_text('["a","718-7"]'::jsonb) AS value) AND t.system IN (-2, -1) AND coalesce(t.written, t.code) IN (SELECT jsonb_array_elements_text('["A","718-7"]'::jsonb) AS value)) UNION ALL SELECT t.resource AS key FROM token t WHERE t.parameter = 2059 AND (t.code IN (SELECT jsonb_array_elements_text('["b"]'::jsonb) AS value) AND t.system IN (-2, -1))) r WHERE TRUE AND EXISTS (SELECT 1 FROM quantity t WHERE t.parameter = 2103 AND t.resource = r.key AND (t.canonical_unit = 'g' AND (t.canonical_high + 0) > 0.0054) OFFSET 0) ORDER BY r.key LIMIT 51;

-- Observation?category=http://a.example/x|A&_content=blod* OR "røde celler"
SELECT DISTINCT r.key FROM (SELECT t.resource AS key FROM token t WHERE t.parameter = 2058 AND t.code = 'a' AND t.system IN (-2, -1) AND coalesce(t.written, t.code) = 'A') r WHERE TRUE AND r.key IN (SELECT w.resource AS key FROM words w JOIN resource x ON x.key = w.resource WHERE w.everything @@ '(('blod':*) | ('roede' <-> 'celler'))'::tsquery AND x.type = 96) ORDER BY r.key LIMIT 51;

-- Patient?identifier:of-type=urn:t|PPN|N1&_text=hansen
SELECT DISTINCT r.key FROM (SELECT w.resource AS key FROM words w JOIN resource x ON x.key = w.resource WHERE w.narrative @@ '('hansen')'::tsquery AND x.type = 103) r WHERE TRUE AND EXISTS (SELECT 1 FROM token t WHERE t.parameter = 4624 AND t.resource = r.key AND (t.code = 'ppn
n1' AND t.system = -2) OFFSET 0) ORDER BY r.key LIMIT 51;

-- Observation?performer:missing=true
SELECT DISTINCT r.key FROM resource r WHERE r.type = 96 AND r.is_deleted = 0 AND NOT EXISTS (SELECT 1 FROM reference t WHERE t.parameter = 2094 AND t.resource = r.key OFFSET 0) ORDER BY r.key LIMIT 51;

-- RiskAssessment?probability=0.8
SELECT DISTINCT r.key FROM (SELECT t.resource AS key FROM number t WHERE t.parameter = 2648 AND t.low >= 0.75 AND t.low < 0.85 AND t.high < 0.85) r WHERE TRUE ORDER BY r.key LIMIT 51;

-- ValueSet?url:below=http://a.example/vs
SELECT DISTINCT r.key FROM (SELECT t.resource AS key FROM uri t WHERE t.parameter = 3056 AND t.uri >= 'http://a.example/vs' AND t.uri < 'http://a.example/vs0' AND (t.uri = 'http://a.example/vs' OR t.uri >= 'http://a.example/vs/')) r WHERE TRUE ORDER BY r.key LIMIT 51;

-- Medication?code=a|b&form:not=c&_contained=true
WITH m AS MATERIALIZED (SELECT DISTINCT e.key AS key, e.item AS item FROM (SELECT r.key AS key, -1 AS item FROM (SELECT c.resource AS key, c.item AS item, c.system AS until FROM (SELECT t.resource AS key, t.item AS item FROM token t WHERE t.parameter = -1705 AND t.code = 'b' AND t.system IN (-2, -1)) f JOIN token c ON c.resource = f.key AND c.parameter = -1699 AND c.item <= f.item AND c.system > f.item) r WHERE TRUE AND NOT EXISTS (SELECT 1 FROM token t WHERE t.parameter = -1707 AND t.resource = r.key AND t.item >= r.item AND t.item < r.until AND (t.code = 'c') OFFSET 0)) e) SELECT key, item FROM m ORDER BY key, item LIMIT 51;

-- Medication?_id=m&_contained=both&_containedType=contained
WITH m AS MATERIALIZED (SELECT DISTINCT e.key AS key, e.item AS item FROM (SELECT r.key AS key, -1 AS item FROM (SELECT d.key AS key FROM directory d WHERE d.type = 75 AND d.id IN ('m')) r JOIN resource x ON x.key = r.key WHERE x.is_deleted = 0 UNION ALL SELECT r.key AS key, r.item AS item FROM (SELECT c.resource AS key, c.item AS item, c.system AS until FROM (SELECT t.resource AS key, t.item AS item FROM token t WHERE t.parameter = -1699 AND t.code IN ('m')) f JOIN token c ON c.resource = f.key AND c.parameter = -1699 AND c.item <= f.item AND c.system > f.item) r WHERE TRUE) e) SELECT key, item FROM m ORDER BY key, item LIMIT 51;

-- series of Observation?patient=Patient/p1&status:not=entered-in-error&date=ge2024
WITH m AS MATERIALIZED (SELECT r.key AS key, r.item AS item FROM (SELECT DISTINCT t.resource AS key, t.item AS item FROM composite t WHERE t.parameter = 2066 AND t.part = 0 AND t.code = '718-7' AND t.system IN (-2, -1) AND t.resource BETWEEN 68719476736 AND 137438953471) r WHERE TRUE AND EXISTS (SELECT 1 FROM reference t WHERE t.parameter = 2092 AND t.resource = r.key AND (t.target = 'p1' AND t.target_type = 103) OFFSET 0) AND NOT EXISTS (SELECT 1 FROM token t WHERE t.parameter = 2098 AND t.resource = r.key AND (t.code = 'entered-in-error') OFFSET 0) AND EXISTS (SELECT 1 FROM date t WHERE t.parameter = 2077 AND t.resource = r.key AND ((t.high + 0) > 1704063600000000 AND ((t.high + 0) > 1735686000000000 OR (t.low + 0) >= 1704063600000000)) OFFSET 0)) SELECT (d.low + 0) AS s0, v.low, v.high, v.code, v.system FROM m JOIN LATERAL (SELECT d.* FROM date d WHERE d.resource = m.key AND d.parameter = 2077 AND d.item = 0 OFFSET 0) d ON TRUE JOIN LATERAL (SELECT v.* FROM composite v WHERE v.resource = m.key AND v.parameter = 2066 AND v.item = m.item AND v.part = 1 OFFSET 0) v ON TRUE WHERE d.low IS NOT NULL ORDER BY s0, m.key, m.item LIMIT 1001;

-- series of Observation?_lastUpdated=gt2024
WITH m AS MATERIALIZED (SELECT DISTINCT f.key AS key, t.item AS item FROM (SELECT DISTINCT r.key AS key FROM resource r WHERE r.type = 96 AND r.is_deleted = 0 AND (r.last_updated > 1735685999999000)) f JOIN LATERAL (SELECT t.* FROM composite t WHERE t.resource = f.key AND t.parameter = 2066 AND t.part = 0 AND t.code = '718-7' AND t.system IN (-2, -1) OFFSET 0) t ON TRUE) SELECT (d.low + 0) AS s0, v.low, v.high, v.code, v.system FROM m JOIN LATERAL (SELECT d.* FROM date d WHERE d.resource = m.key AND d.parameter = 2077 AND d.item = 0 OFFSET 0) d ON TRUE JOIN LATERAL (SELECT v.* FROM composite v WHERE v.resource = m.key AND v.parameter = 2066 AND v.item = m.item AND v.part = 1 OFFSET 0) v ON TRUE WHERE d.low IS NOT NULL ORDER BY s0, m.key, m.item LIMIT 1001;

