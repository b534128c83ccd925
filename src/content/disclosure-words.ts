/**
 * Words that say "this is advertising", by language; each counts as a hashtag, and those with a space or in `plain` also as words.
 * Sources: FTC Disclosures 101 and CAP/ASA (en), ARPP (fr), Autocontrol and CNMC (es), UOKiK 2022 (pl), AGCM and IAP Digital Chart
 * (it), Reklam Kurulu 2021 (tr), KFTC 2024 (ko), Medienanstalten (de), the law on advertising with ERIR (ru), SRC (nl), Konsumentverket (sv).
 * Words that authorities called unclear (#sp, #spon, #collab, #ambassador, "thanks to") are left out on purpose.
 */
export const DISCLOSURE_WORDS: Record<string, { tags: string[]; plain: string[] }> = {
  en: {
    tags: ['ad', 'advert', 'advertisement', 'sponsored', 'paidad'],
    plain: ['paid partnership', 'advertisement', 'sponsored by'],
  },
  ru: { tags: ['реклама', 'рекламныйпост'], plain: ['реклама', 'на правах рекламы'] },
  uk: { tags: ['реклама'], plain: ['реклама', 'на правах реклами'] },
  fr: {
    tags: ['publicité', 'publicite', 'pub', 'sponsorisé', 'collaborationcommerciale', 'partenariatrémunéré'],
    plain: ['publicité', 'collaboration commerciale', 'partenariat rémunéré'],
  },
  es: {
    tags: ['publicidad', 'publi', 'anuncio', 'patrocinado'],
    plain: ['publicidad', 'colaboración pagada', 'patrocinado por'],
  },
  pt: {
    tags: ['publi', 'publicidade', 'pub', 'parceriapaga', 'anuncio', 'anúncio'],
    plain: ['publicidade', 'parceria paga'],
  },
  pl: {
    tags: ['reklama', 'materiałreklamowy', 'materialreklamowy', 'współpracareklamowa', 'postsponsorowany'],
    plain: ['reklama', 'materiał reklamowy', 'współpraca reklamowa'],
  },
  it: {
    tags: ['pubblicità', 'pubblicita', 'adv', 'advertising', 'sponsorizzato', 'sponsorizzatoda'],
    plain: ['pubblicità', 'contenuto sponsorizzato', 'sponsorizzato da'],
  },
  tr: { tags: ['reklam', 'işbirliği', 'isbirligi', 'sponsorlu'], plain: ['reklam', 'reklamdır', 'ücretli iş birliği'] },
  ko: { tags: ['광고', '유료광고', '협찬'], plain: ['광고', '유료 광고', '협찬', '경제적 대가'] },
  de: { tags: ['werbung', 'anzeige', 'bezahltewerbung'], plain: ['werbung', 'anzeige', 'bezahlte partnerschaft'] },
  nl: {
    tags: ['advertentie', 'reclame', 'betaaldesamenwerking'],
    plain: ['advertentie', 'reclame', 'betaalde samenwerking'],
  },
  sv: { tags: ['reklam', 'annons', 'betaltsamarbete'], plain: ['reklam', 'annons', 'betalt samarbete'] },
  cs: { tags: ['reklama', 'placenaspoluprace', 'placenáspolupráce'], plain: ['reklama', 'placená spolupráce'] },
  ro: { tags: ['publicitate', 'reclamă', 'reclama'], plain: ['publicitate', 'parteneriat plătit'] },
  lv: { tags: ['reklāma', 'reklama'], plain: ['reklāma', 'apmaksāta sadarbība'] },
  ja: { tags: ['pr', '広告', 'プロモーション'], plain: ['広告', 'プロモーション'] },
};
