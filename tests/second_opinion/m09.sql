-- M9: what each channel brought for the hours that went into it.
-- The channel that a campaign's `via` leads to, through people if need be.
create table origin as
select c.record as campaign, k.record as channel
from campaign c join chain k on k.campaign = c.record
join records r on r.record = k.record and r.kind = 'channel';

-- The first result of each campaign, and what went into it up to that day.
create table won_result as
select campaign, min(entry) as entry, min(day) as day from first_result group by campaign;
create table put_in as
select o.channel, s.entry from origin o join serves s using (campaign) join item i using (entry)
left join won_result w using (campaign)
where i.done and (w.day is null or i.day <= w.day)
  and not exists (select 1 from first_result f where f.campaign = o.campaign and f.entry = s.entry)
union
select channel, entry from uses join item using (entry) where done;

-- The one channel of a line that serves no campaign: its `via`, else the first.
create table alone as
select i.entry, i.kind, i.round, i.attempt, i.count,
       (select channel from uses u where u.entry = i.entry order by by_via desc, position limit 1) as channel
from item i where i.done and not exists (select 1 from serves s where s.entry = i.entry);

create table m09_hours as
select channel, sum(minutes) / 60.0 as hours from put_in join item using (entry)
where way not in ('off') group by channel;

create table m09_results as
select channel, count(*) as results from (
    select o.channel from origin o join won_result using (campaign)
    union all
    select channel from alone where kind = 'interview' and coalesce(cast(round as integer), 1) = 1)
group by channel;

-- Attempts that stand alone, in order; what may answer them; and the words that two share.
create table trial as
select a.entry, a.channel, a.count, i.day,
       row_number() over (order by i.day, coalesce(i.time, ''), i.text, a.entry) as turn
from alone a join item i using (entry) where a.attempt and a.channel is not null;
create table reaction as
select a.entry, a.channel, i.day, i.kind,
       case when i.kind = 'interview' then 'result' when i.kind = 'inbound' then 'unasked' else 'answer' end as sort
from alone a join item i using (entry)
where a.channel is not null
  and (i.way = 'in' and not i.automatic
       or i.kind = 'interview' and coalesce(cast(i.round as integer), 1) = 1);
create table alike as
select r.entry, t.entry as trial, count(*) as shared
from reaction r join entry_words w on w.entry = r.entry
join entry_words v on v.word = w.word
join (select entry, channel, day from trial union all
      select entry, channel, day from reaction where sort = 'unasked') t
  on t.entry = v.entry and t.channel = r.channel and t.day <= r.day and t.entry <> r.entry
group by r.entry, t.entry;
create index alike_entry on alike (entry, trial);

-- Each answer, and each first interview, goes to the attempt with most of its words that still
-- lacks one, the latest of several; an interview rather to whoever wrote first, if that is closer.
create table paired as
with recursive queue as (
    select channel, case when sort = 'result' then 'result' else 'answer' end as sort, entry, day,
           row_number() over (partition by channel, sort order by entry) as turn
    from reaction where sort <> 'unasked'
), told(channel, sort, turn, looks, entry, home, taken) as (
    -- By turns it is looked for the home of the next one, and noted that this home has one more.
    select channel, sort, 0, 0, null, null, '{}' from queue group by channel, sort
    union all
    select t.channel, t.sort, coalesce(q.turn, t.turn), not t.looks, q.entry,
           case when not t.looks then coalesce(
               (select u.entry from reaction u join alike a on a.entry = q.entry and a.trial = u.entry
                where q.sort = 'result' and u.sort = 'unasked'
                  and json_extract(t.taken, '$.' || u.entry) is null
                  and exists (select 1 from trial x where x.channel = q.channel and x.day <= q.day
                              and coalesce(json_extract(t.taken, '$.' || x.entry), 0) < x.count)
                  and 2 * a.shared + (a.shared = (select count(*) from entry_words w where w.entry = u.entry))
                      > 2 * coalesce((
                          select s.shared from trial x
                          left join alike s on s.entry = q.entry and s.trial = x.entry
                          where x.channel = q.channel and x.day <= q.day
                            and coalesce(json_extract(t.taken, '$.' || x.entry), 0) < x.count
                          order by coalesce(s.shared, 0) desc, x.turn desc limit 1), 0)
                order by u.entry limit 1),
               (select x.entry from trial x left join alike s on s.entry = q.entry and s.trial = x.entry
                where x.channel = q.channel and x.day <= q.day
                  and coalesce(json_extract(t.taken, '$.' || x.entry), 0) < x.count
                order by coalesce(s.shared, 0) desc, x.turn desc limit 1)) end,
           case when t.looks and t.home is not null
                then json_set(t.taken, '$.' || t.home, coalesce(json_extract(t.taken, '$.' || t.home), 0) + 1)
                else t.taken end
    from told t left join queue q
      on not t.looks and q.channel = t.channel and q.sort = t.sort and q.turn = t.turn + 1
    where t.looks or q.entry is not null
)
select sort, entry, home from told where home is not null;

-- Attempts on a campaign, up to its first result, each with what was heard before the next.
create table on_campaign as
select s.campaign, i.entry, i.count, i.day,
       row_number() over (partition by s.campaign order by i.day, coalesce(i.time, ''), i.text, i.entry) as turn
from serves s join item i using (entry) left join won_result w using (campaign)
where i.done and i.attempt and (w.day is null or i.day <= w.day);
create table heard_on as
select s.campaign, s.entry, coalesce(s.entry = w.entry, 0) as result,
       (select entry from on_campaign t where t.campaign = s.campaign
        and (t.day < i.day or t.day = i.day and i.kind <> 'inbound') order by turn desc limit 1) as home
from serves s join item i using (entry) left join won_result w using (campaign)
where i.done and not i.automatic and i.way in ('in', 'two');

create table tried as
select channel, entry, day, count, 0 as on_campaign,
       (select count(*) from paired p where p.home = t.entry and p.sort = 'answer') as answers,
       (select count(*) from paired p where p.home = t.entry and p.sort = 'result') as results
from trial t
union all
select o.channel, entry, day, count, 1,
       (select count(*) from heard_on h where h.campaign = t.campaign and h.home = t.entry),
       (select count(*) from heard_on h where h.campaign = t.campaign and h.home = t.entry and result)
from on_campaign t join origin o using (campaign);

create table tried_out as
select channel, entry, on_campaign, count, min(count, results) as converted, min(count, max(answers, results)) as answered,
       case when day <= (select day from today) - (select value from settings where name = 'attempt_age')
            then count else min(count, max(answers, results)) end as judged
from tried;
create table m09_attempts as
select channel, sum(count) as attempts, sum(answered) as answered, sum(converted) as converted,
       sum(judged) as judged from tried_out group by channel;

create table m09_wins as
select o.channel, count(*) as wins from origin o join stands s on s.record = o.campaign
where s.kind = 'won' group by o.channel;

create table m09_assists as
select channel, count(*) as assists from (
select distinct u.channel, s.campaign as helped
from serves s join uses u using (entry) join item i using (entry)
join won_result w on w.campaign = s.campaign and i.day <= w.day
left join origin o on o.campaign = s.campaign
where i.done and u.channel is not o.channel
  and (i.entry = w.entry or not exists (
      select 1 from first_result f where f.campaign = s.campaign and f.entry = s.entry))
union all
-- An interview that serves no campaign: the channels that do not have the credit helped.
select u.channel, a.entry from alone a join uses u using (entry)
where a.kind = 'interview' and coalesce(cast(a.round as integer), 1) = 1 and u.channel <> a.channel)
group by channel;

create table m09_rows as
select r.id, nullif(hours, 0) as hours, coalesce(results, 0) as results,
       coalesce(results, 0) * 10 / nullif(hours, 0) as per_10h,
       10 * poisson_low(coalesce(results, 0)) / nullif(hours, 0) as low,
       10 * poisson_high(coalesce(results, 0)) / nullif(hours, 0) as high,
       coalesce(attempts, 0) as attempts, coalesce(answered, 0) as answered,
       coalesce(wins, 0) as wins, coalesce(assists, 0) as assists,
       coalesce(converted, 0) as converted, coalesce(judged, 0) as judged
from records r left join m09_hours h on h.channel = r.record
left join m09_results s on s.channel = r.record left join m09_attempts a on a.channel = r.record
left join m09_wins w on w.channel = r.record left join m09_assists x on x.channel = r.record
where r.kind = 'channel' and (results or exists (select 1 from put_in p where p.channel = r.record));

create table m09 as
select null as value, coalesce(sum(converted), 0) as k, coalesce(sum(judged), 0) as n, null as verdict
from m09_rows;
