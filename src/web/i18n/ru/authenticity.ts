/** Почему аккаунт похож или не похож на подлинный: слова для каждого признака оценки. */
export const authenticity = {
  weights: {
    fake: {
      strongly: '{{findings}}: сильно похоже на поддельный аккаунт.',
      clearly: '{{findings}}: заметно похоже на поддельный аккаунт.',
      slightly: '{{findings}}: немного похоже на поддельный аккаунт.',
    },
    genuine: {
      strongly: '{{findings}}: сильно похоже на подлинный аккаунт.',
      clearly: '{{findings}}: заметно похоже на подлинный аккаунт.',
      slightly: '{{findings}}: немного похоже на подлинный аккаунт.',
    },
  },
  features: {
    posts: { count: 'Публикаций: {{posts}}' },
    followers: { count: 'Подписчиков: {{followers}}' },
    following: { count: 'Подписок: {{following}}' },
    followers_per_following: { count: 'Подписчиков {{followers}}, подписок {{following}}' },
    posts_per_following: { count: 'Публикаций {{posts}}, подписок {{following}}' },
    posts_per_follower: { count: 'Публикаций {{posts}}, подписчиков {{followers}}' },
    likes_per_follower: { count: 'Отметок под обычной публикацией {{likes}}, подписчиков {{followers}}' },
    posts_per_month: { count: 'Публикаций в месяц: {{times}}' },
    posts_on_one_day: { count: '{{percent}} % публикаций сделаны за один день' },
    posted_recently: { yes: 'За последние полгода есть публикации', no: 'Полгода без публикаций' },
    steepest_growth: { count: 'Самый большой прирост подписчиков за две недели: {{percent}} %' },
    comments_per_like: { count: 'Комментариев под обычной публикацией: {{percent}} % от числа отметок' },
    username_digits: { count: '{{percent}} % имени пользователя — цифры' },
    profile_picture: { yes: 'Есть фото профиля', no: 'Нет фото профиля' },
    private: { yes: 'Аккаунт закрытый', no: 'Аккаунт открытый' },
    biography: { count: 'Букв в описании: {{letters}}', no: 'Описания нет' },
    external_link: { yes: 'Есть ссылка на свой сайт', no: 'Нет ссылки на свой сайт' },
    verified: { yes: 'Подтверждён соцсетью', no: 'Не подтверждён соцсетью' },
    business: { yes: 'Бизнес-аккаунт', no: 'Не бизнес-аккаунт' },
    display_name_words: { count: 'Слов в имени: {{words}}', no: 'Имя не указано' },
    display_name_digits: { count: '{{percent}} % имени — цифры' },
    display_name_is_username: { yes: 'Имя повторяет имя пользователя', no: 'Имя отличается от имени пользователя' },
  },
};
