-- Views of an exported database: common questions, each answered without guessing.

-- Sums within one currency and one measure of what a sum may add, as `summary` adds it, and how many records are not in
-- them: what may tell the same money as another (overlapping), and what has no figure (unknown). A sum whose upper bound
-- is open has no `high`. A record of several years stands in its first.
CREATE VIEW sums_by_year AS
SELECT
  e.supplier,
  e.recipient,
  substr(e.date_first, 1, 4) AS year,
  e.measure,
  e.currency,
  count(*) AS records,
  count(*) FILTER (WHERE v.use = 'added') AS added,
  count(*) FILTER (WHERE v.use = 'overlapping') AS overlapping,
  count(*) FILTER (WHERE v.use IS NULL) AS unknown,
  sum(v.amount_low) FILTER (WHERE v.use = 'added') AS low,
  CASE
    WHEN count(*) FILTER (WHERE v.use = 'added' AND v.amount_high IS NULL) = 0
    THEN sum(v.amount_high) FILTER (WHERE v.use = 'added')
  END AS high
FROM events AS e
LEFT JOIN "values" AS v ON v.id = e.id AND v.counts
WHERE e.measure IS NOT NULL AND e.verification IN ('confirmed', 'reported')
GROUP BY e.supplier, e.recipient, year, e.measure, e.currency;

-- Flows that are stopped or restricted, for all goods or for a category of them, with the names of both sides.
CREATE VIEW stopped_flows AS
SELECT s.name AS supplier_name, r.name AS recipient_name, f.*
FROM flow_states AS f
JOIN parties AS s ON s.code = f.supplier
JOIN parties AS r ON r.code = f.recipient
WHERE f.status IN ('embargoed', 'revoked', 'suspended', 'restricted');

-- What somebody disputes or denies, beside the record itself.
CREATE VIEW contested AS
SELECT e.id, e.title, e.verification, t.party_name, t.role, t.name, t.stance, t.date, t.says, t.source
FROM statements AS t
JOIN events AS e ON e.id = t.id
WHERE t.stance IN ('disputes', 'denies');

-- Who cites what, a row a publisher.
CREATE VIEW publishers AS
SELECT publisher, count(*) AS sources, count(DISTINCT id) AS records
FROM sources
GROUP BY publisher;
