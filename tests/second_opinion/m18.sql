-- M18: for each stage, episodes of campaigns that went on, of those that left it.
create table stood as
select c.record as campaign, l.pipeline, l.episode, l.stage, l.height, min(l.position) as first,
       (select max(m.position) from line m where m.record = c.record and m.kind is not null
        and m.episode = l.episode) as last
from campaign c join line l using (record)
where l.kind = 'open' group by c.record, l.episode, l.stage;

create table m18_stages as
select pipeline, stage, min(height) as height, sum(advanced) + sum(exited) as left,
       sum(advanced) as advanced, sum(exited) as exited, sum(not advanced and not exited) as open
from (
    select pipeline, stage, height, advanced, not advanced and ended as exited from (
        select s.*,
               exists (select 1 from line m where m.record = s.campaign and m.episode = s.episode
                       and m.position > s.first and m.height > s.height
                       and m.kind in ('open', 'won')) as advanced,
               exists (select 1 from line m where m.record = s.campaign and m.position = s.last
                       and m.kind in ('exit', 'parked')) as ended
        from stood s))
group by pipeline, stage;

-- Rounds with their number: that of the label, else the one after those before it.
create table numbered as
with recursive held as (
    select r.campaign, coalesce(r.episode, 1) as episode, r.entry, r.day,
           nullif(cast(r.round as integer), 0) as label,
           row_number() over (partition by r.campaign, coalesce(r.episode, 1) order by r.entry) as turn
    from round r join campaign c on c.record = r.campaign
    where exists (select 1 from pipelines p where p.pipeline = c.pipeline and p.wants_round)
), told(campaign, episode, turn, entry, day, number, most) as (
    select campaign, episode, 0, null, null, 0, 0 from held group by campaign, episode
    union all
    select h.campaign, h.episode, h.turn, h.entry, h.day, coalesce(h.label, t.most + 1),
           max(t.most, coalesce(h.label, t.most + 1))
    from told t join held h on h.campaign = t.campaign and h.episode = t.episode and h.turn = t.turn + 1
)
select campaign, episode, entry, day, number from told where turn > 0;

-- Whether an episode is over, and whether there was an offer in it.
create table outcome as
select e.campaign, e.episode, e.begins, e.until,
       e.until is not null or z.kind in ('won', 'exit', 'parked') as ended, z.kind = 'won' as won,
       exists (select 1 from serves s join item i using (entry)
               where s.campaign = e.campaign and i.kind = 'offer' and i.done
                 and (e.begins is null or i.day >= e.begins) and (e.until is null or i.day < e.until)) as offered
from episode e left join line z on z.record = e.campaign and z.episode = e.episode and z.position = (
    select max(m.position) from line m where m.record = e.campaign and m.episode = e.episode
    and m.kind is not null);

create table pair as
select 'round → next round' as stage,
       exists (select 1 from numbered o where o.campaign = n.campaign and o.episode = n.episode
               and o.number > n.number)
       or (o.offered or o.won) and n.number = (
           select max(number) from numbered o where o.campaign = n.campaign and o.episode = n.episode) as advanced,
       o.ended
from (select distinct campaign, episode, number from numbered) n left join outcome o using (campaign, episode)
union all
select 'round 1 → offer', o.offered or o.won, o.ended
from (select distinct campaign, episode from numbered) n
left join outcome o using (campaign, episode)
union all
select 'papers → first round', exists (
           select 1 from numbered n where n.campaign = o.campaign and n.episode = o.episode), o.ended
from outcome o join campaign c on c.record = o.campaign
where exists (select 1 from pipelines p where p.pipeline = c.pipeline and p.wants_round)
  and exists (
    select 1 from serves s join item i using (entry)
    where s.campaign = o.campaign and i.done and i.round is null and i.kind in ('application', 'prepare')
      and (o.begins is null or i.day >= o.begins) and (o.until is null or i.day < o.until)
      and i.day <= coalesce((select min(day) from numbered n where n.campaign = o.campaign
                             and n.episode = o.episode), i.day));

-- Applications that stand alone in a channel's file are papers too, each for itself.
create table lone_papers as
select coalesce(sum(judged), 0) as left, coalesce(sum(converted), 0) as advanced,
       coalesce(sum(judged - converted), 0) as exited, coalesce(sum(count - judged), 0) as open
from tried_out join item using (entry, count) where kind = 'application' and not on_campaign;

create table counted_pair as
select stage, sum(left) as left, sum(advanced) as advanced, sum(exited) as exited, sum(open) as open
from (
    select stage, coalesce(advanced, 0) or coalesce(ended, 0) as left, coalesce(advanced, 0) as advanced,
           coalesce(ended, 0) and not coalesce(advanced, 0) as exited,
           not coalesce(ended, 0) and not coalesce(advanced, 0) as open from pair
    union all
    select 'papers → first round', left, advanced, exited, open from lone_papers)
group by stage having sum(left) + sum(open) > 0;

create table m18_rows as
select stage, left, advanced, exited, open,
       case when left >= 5 then wilson_low(advanced, left) end as low,
       case when left >= 5 then wilson_high(advanced, left) end as high
from (
    select case when (select count(distinct pipeline) from m18_stages) > 1
                then pipeline || ': ' || stage else stage end as stage, left, advanced, exited, open
    from m18_stages
    union all
    select stage, left, advanced, exited, open from counted_pair);

create table m18 as select null as value, null as k, null as n, null as verdict;
