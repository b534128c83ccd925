export default {
  plugins: {
    'postcss-preset-mantine': {},
    'postcss-simple-vars': {
      variables: {
        'phone-max': '47.99em',
        'desktop-min': '62em',
      },
    },
  },
};
