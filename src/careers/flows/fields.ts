/** Field of a work's venue `w.venue`, in which people are seen alike. */
export const fieldOfVenue = `case
        when w.venue in ('cvpr', 'iccv', 'eccv', 'wacv', '3dv', 'siggraph', 'siggraphasia', 'acmmm') then 'vision'
        when w.venue in ('acl', 'emnlp', 'naacl', 'eacl', 'findings', 'coling', 'conll', 'semeval', 'wmt', 'colm') then 'language'
        when w.venue in ('icra', 'iros', 'rss', 'corl') then 'robotics'
        else 'learning' end`;
