/**
 * A select of where lines of people's works print a firm, the last one for each person and firm: `person`, `organisation`, `country`, `city`,
 * `printed` (the year). Only firms are asked: their people are in many countries, and whoever was printed abroad is printed there again. Of
 * universities the seat is right oftener than another country that a line seems to print. A line that prints the country alone leaves the city
 * open, but where that is the seat's country. An address of the firm's domain prints no place.
 * @param until lines of later years are not seen
 */
export const printedPlaces = (until?: number): string => `
  select person, organisation, country, city, printed
  from (
    select i.person, s.organisation, s.country, coalesce(s.city, case when s.country = o.country then o.city end) as city,
      m.year as printed,
      row_number() over (
        partition by i.person, s.organisation
        order by m.year desc, count(*) desc, s.city is null, s.country, s.city
      ) as preference
    from organisation_string s
    join organisation o on o.organisation = s.organisation
    join mention m on m.raw_affiliation = s.raw
    join person_mention i on i.mention = m.mention
    where s.context = 'work' and o.kind = 'company' and s.country is not null and s.method <> 'domain' and m.year ${until === undefined ? 'is not null' : `<= ${until}`}
    group by i.person, s.organisation, s.country, s.city, o.country, o.city, m.year
  ) as lines
  where preference = 1`;
