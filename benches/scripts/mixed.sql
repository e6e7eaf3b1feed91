-- Inserts, an index, joins, aggregates, text and sorting, in memory; as many rows as the table `parameter` says.
CREATE TABLE item(id INTEGER PRIMARY KEY, kind INTEGER, name TEXT, price REAL);
BEGIN;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < (SELECT rows FROM parameter))
INSERT INTO item SELECT i, i * 7919 % 97, printf('item %d', i * 31 % 100003), i % 1000 / 7.0 FROM n;
COMMIT;
CREATE INDEX item_kind ON item(kind, price);
SELECT count(*), round(sum(price), 3) FROM item;
SELECT kind, count(*), round(avg(price), 3), max(name) FROM item GROUP BY kind ORDER BY 3 DESC LIMIT 3;
SELECT a.id, b.id FROM item a JOIN item b ON b.kind = a.kind AND b.id = a.id + 97 WHERE a.name LIKE '%99' ORDER BY a.id LIMIT 3;
UPDATE item SET price = price * 1.1 WHERE kind % 3 = 0;
DELETE FROM item WHERE id % 10 = 0;
SELECT count(*), round(sum(price), 3) FROM item;
SELECT substr(name, -2) AS s, count(*) FROM item GROUP BY s ORDER BY 2 DESC, 1 LIMIT 5;
SELECT group_concat(id) FROM (SELECT id FROM item ORDER BY name LIMIT 5);
