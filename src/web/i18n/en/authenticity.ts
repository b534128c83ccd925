/** Why an account looks genuine or not: the words of every feature that the score looks at. */
export const authenticity = {
  weights: {
    fake: {
      strongly: '{{findings}}: speaks strongly for a fake account.',
      clearly: '{{findings}}: speaks clearly for a fake account.',
      slightly: '{{findings}}: speaks slightly for a fake account.',
    },
    genuine: {
      strongly: '{{findings}}: speaks strongly for a genuine account.',
      clearly: '{{findings}}: speaks clearly for a genuine account.',
      slightly: '{{findings}}: speaks slightly for a genuine account.',
    },
  },
  features: {
    posts: { count: 'Posts: {{posts}}' },
    followers: { count: 'Followers: {{followers}}' },
    following: { count: 'Accounts followed: {{following}}' },
    followers_per_following: { count: 'Followers {{followers}}, accounts followed {{following}}' },
    posts_per_following: { count: 'Posts {{posts}}, accounts followed {{following}}' },
    posts_per_follower: { count: 'Posts {{posts}}, followers {{followers}}' },
    likes_per_follower: { count: 'Likes on a usual post {{likes}}, followers {{followers}}' },
    posts_per_month: { count: 'Posts a month: {{times}}' },
    posts_on_one_day: { count: '{{percent}} % of the posts are of one day' },
    posted_recently: { yes: 'Posted in the last six months', no: 'Silent for six months' },
    steepest_growth: { count: 'Most followers gained in two weeks: {{percent}} % of those before' },
    comments_per_like: { count: 'Comments on a usual post: {{percent}} % of its likes' },
    username_digits: { count: '{{percent}} % of the username are digits' },
    profile_picture: { yes: 'Has a profile picture', no: 'Has no profile picture' },
    private: { yes: 'The account is private', no: 'The account is public' },
    biography: { count: 'Letters of biography: {{letters}}', no: 'Has no biography' },
    external_link: { yes: 'Links to a site of its own', no: 'Links to no site of its own' },
    verified: { yes: 'Verified by the network', no: 'Not verified by the network' },
    business: { yes: 'A business account', no: 'Not a business account' },
    display_name_words: { count: 'Words in the display name: {{words}}', no: 'Has no display name' },
    display_name_digits: { count: '{{percent}} % of the display name are digits' },
    display_name_is_username: {
      yes: 'The display name repeats the username',
      no: 'The display name is not the username',
    },
  },
};
