-- M13: self-sourced: what is won and what is to be expected, by origin.
create table aim as
select number as amount, (select day from properties q where q.record = p.record
                          and q.key = 'number-by') as until
from properties p join records r using (record) where r.kind = 'profile' and p.key = 'number';

create table book as
select c.origin, c.value, s.kind = 'won' as won, h.p * c.value as weighted, s.day, c.closes
from campaign c join stands s using (record) left join chance h using (record)
where c.value is not null and (s.kind = 'won' or s.is_open);

-- What was won in the period of the number, and what is open and closes in it; all of it, where
-- the number has no day.
create table sourced as
select book.origin, book.won, book.value, book.weighted,
       a.until is null or day <= a.until and day > a.until - s.value as in_period,
       a.until is null or coalesce(closes <= a.until, 0) as closing
from book left join aim a on 1 join settings s on s.name = 'number_period';
delete from sourced where won and not coalesce(in_period, 0);

create table m13_rows as
select o.column1 as origin, coalesce(sum(case when b.won then b.value end), 0) as won,
       coalesce(sum(b.weighted), 0) as weighted,
       (coalesce(sum(case when b.won then b.value end), 0)
        + coalesce(sum(case when closing then b.weighted end), 0)) / (select amount from aim) as cover
from (values ('self'), ('given'), (null)) o left join sourced b on b.origin is o.column1
where exists (select 1 from sourced)
group by o.column1 having o.column1 is not null or count(b.won);

create table m13 as
select case when (select sum(weighted) from m13_rows where origin is not null) > 0
            then (select sum(weighted) from m13_rows where origin = 'self')
                 / (select sum(weighted) from m13_rows) end as value, null as k, null as n,
       case when (select cover from m13_rows where origin = 'self') >= 1 - 1e-9 then 'good'
            when (select cover from m13_rows where origin = 'self') is not null then 'attention' end as verdict;
