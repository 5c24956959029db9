-- M2: active dialogs, and the union with M3, which is the headline.
create table dialog as
select r.record, r.id from records r
where r.kind = 'contact'
  and exists (select 1 from exchange x where x.contact = r.record and x.day > (
      select t.day - s.value from today t, settings s where s.name = 'window'))
  and (2 <= (select count(distinct x.day) from exchange x, today t
             join settings s on s.name = 'dialog_span'
             where x.contact = r.record and x.day > t.day - s.value)
       or exists (select 1 from takes_part p join item i using (entry)
                  join agreed n using (entry), today t
                  where p.record = r.record and i.done and n.day >= t.day));

create table m02_rows as
select r.id, d.record is not null as dialog, g.id is not null as value_received,
       (select count(distinct i.entry) from takes_part p join item i using (entry)
        join worth_it f using (entry)
        where p.record = r.record and i.in_window and f.key = 'gave') as gave
from records r left join dialog d using (record) left join m03_rows g on g.id = r.id
where r.kind = 'contact';
delete from m02_rows where not dialog and not value_received and not gave;

create table m02 as
select case when (select silent from silent_window) then null
            else (select count(*) from m02_rows where dialog or value_received) end as value,
       null as k, null as n, null as verdict;
