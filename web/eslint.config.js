import js from '@eslint/js'
import query from '@tanstack/eslint-plugin-query'
import a11y from 'eslint-plugin-jsx-a11y'
import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** shared (api, components, lib) <- features <- app; one feature never reaches into another. */
const closed = (groups, message) => ({
  'no-restricted-imports': ['error', { patterns: [{ group: groups, message }] }],
})

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'src/api/schema.ts'] },
  js.configs.recommended,
  {
    files: ['public/*.js'],
    languageOptions: { globals: { document: 'readonly', localStorage: 'readonly' } },
  },
  {
    files: ['service-worker.js'],
    languageOptions: {
      globals: { self: 'readonly', caches: 'readonly', fetch: 'readonly', URL: 'readonly' },
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [hooks.configs.flat.recommended, a11y.flatConfigs.strict, query.configs['flat/recommended']],
    rules: { 'react-hooks/exhaustive-deps': 'error', 'no-console': 'error' },
  },
  {
    files: ['src/{api,components,lib}/**/*.{ts,tsx}'],
    rules: closed(['@/features/*', '@/app/*'], 'Shared code knows no feature and no page.'),
  },
  {
    files: ['src/features/**/*.{ts,tsx}'],
    rules: closed(['@/features/*', '@/app/*', '../*'], 'A feature uses shared code and its own folder only.'),
  },
)
