/** The declared articles in their order, each with its acts while the list may change. */
import { Form } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { formatIsoDate } from '#app/labels/format-iso-date.ts'
import { TYPE_WORDS } from '#app/publications/check-words.ts'
import type { PublicationsPage } from './queries.server.ts'

export function ArticleList({ page: { articles, open, version } }: { page: PublicationsPage }) {
  if (articles.length === 0) return <p>No ha declarado artículos.</p>
  return (
    <ol className="space-y-4">
      {articles.map((article, index) => (
        <li key={article.doi} className="border-t border-line pt-4">
          <p className="font-semibold">{index + 1}. {article.title}</p>
          <p>{article.journal}, {formatIsoDate(article.publishedOn)}</p>
          <p className="break-words text-grey">
            DOI {article.doi} · ISSN {article.issn} · PMID {article.pmid}
          </p>
          <p>{TYPE_WORDS[article.type]}. {article.authorPosition === 1 ? 'Primera' : 'Segunda'} posición de autoría.</p>
          {open ? (
            <div className="mt-2 flex flex-wrap gap-3">
              <ButtonLink look="quiet" to={`?articulo=${index + 1}#articulo`} aria-label={`Corregir el artículo ${index + 1}`}>
                Corregir
              </ButtonLink>
              <Form method="post">
                <input type="hidden" name="intent" value="remove" />
                <input type="hidden" name="seen" value={version} />
                <input type="hidden" name="position" value={index + 1} />
                <SubmitButton look="quiet" aria-label={`Quitar el artículo ${index + 1}`}>Quitar</SubmitButton>
              </Form>
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
