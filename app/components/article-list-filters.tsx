import { useLocation, useNavigation, useSearchParams } from "@remix-run/react";
import { ChoiceList, IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from "@shopify/polaris";
import { startTransition, useEffect, useRef, useState } from "react";
import { LIST_VIEWS, parseListQuery, toListSearch, type ArticleListQuery, type ListView } from "../domain/article-list";

const SEARCH_PAUSE_MILLISECONDS = 300;

const VIEW_NAMES: Record<ListView, string> = { all: "All", with: "With products", without: "Without products", attention: "Needs attention" };

interface ArticleListFiltersProps {
  blogs: { number: number; title: string }[];
  tags: string[];
  /** How many articles need attention. */
  troubled: number;
  loading: boolean;
}

/** Everything chosen stands in the address, so that coming back keeps the place. */
export function ArticleListFilters({ blogs, tags, troubled, loading }: ArticleListFiltersProps) {
  const [searchParams, setSearchParams] = useSearchParams();
  const { mode, setMode } = useSetIndexFiltersMode(searchParams.get("query") || searchParams.get("blog") || searchParams.get("tag") ? IndexFiltersMode.Filtering : IndexFiltersMode.Default);
  // Only whoever opens the search wants its field: whoever comes back to a filtered list wants the row.
  const [opened, setOpened] = useState(false);
  const chosen = parseListQuery(searchParams);
  const [query, setQuery] = useState(chosen.query);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => setQuery(chosen.query), [chosen.query]);
  // A link that is followed ends the wait at once: what is drawn knows of it only later.
  useEffect(() => {
    const stop = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest("a[href]") !== null) clearTimeout(timer.current);
    };
    document.addEventListener("click", stop, true);
    return () => {
      document.removeEventListener("click", stop, true);
      clearTimeout(timer.current);
    };
  }, []);
  // Whoever opens an article must not be called back by a search that still waits, here or in Polaris.
  const { pathname } = useLocation();
  const next = useNavigation().location?.pathname;
  const isLeaving = useRef(false);
  isLeaving.current = next !== undefined && next !== pathname;

  const show = (change: Partial<ArticleListQuery>) => setSearchParams(toListSearch({ ...chosen, after: null, before: null, ...change }), { replace: true });

  function search(text: string) {
    clearTimeout(timer.current);
    if (!isLeaving.current) show({ query: text });
  }

  function type(text: string) {
    setQuery(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(text), SEARCH_PAUSE_MILLISECONDS);
  }

  const blogTitle = blogs.find(({ number }) => number === chosen.blog)?.title;
  const applied = [
    ...(chosen.blog === null ? [] : [{ key: "blog", label: `Blog: ${blogTitle ?? "deleted"}`, onRemove: () => show({ blog: null }) }]),
    ...(chosen.tag === null ? [] : [{ key: "tag", label: `Tag: ${chosen.tag}`, onRemove: () => show({ tag: null }) }]),
  ];
  const knownTags = chosen.tag === null || tags.includes(chosen.tag) ? tags : [chosen.tag, ...tags];
  return (
    <IndexFilters
      mode={mode}
      // The search field and the filters are many parts: the click answers first, then they come.
      setMode={(chosen) => {
        setOpened(true);
        startTransition(() => setMode(chosen));
      }}
      autoFocusSearchField={opened}
      loading={loading}
      queryValue={query}
      queryPlaceholder="Search articles by title"
      onQueryChange={type}
      onQueryClear={() => search("")}
      cancelAction={{ onAction: () => show({ query: "", blog: null, tag: null }) }}
      onClearAll={() => show({ query: "", blog: null, tag: null })}
      tabs={LIST_VIEWS.map((view) => ({ id: view, content: VIEW_NAMES[view], badge: view === "attention" && troubled > 0 ? String(troubled) : undefined, isLocked: true }))}
      selected={LIST_VIEWS.indexOf(chosen.show)}
      onSelect={(index) => show({ show: LIST_VIEWS[index] ?? "all" })}
      canCreateNewView={false}
      filters={[
        {
          key: "blog",
          label: "Blog",
          shortcut: true,
          pinned: true,
          filter: (
            <ChoiceList title="Blog" titleHidden choices={blogs.map(({ number, title }) => ({ value: String(number), label: title }))} selected={chosen.blog === null ? [] : [String(chosen.blog)]} onChange={([value]) => show({ blog: Number(value) || null })} />
          ),
        },
        {
          key: "tag",
          label: "Tag",
          shortcut: true,
          pinned: true,
          filter: <ChoiceList title="Tag" titleHidden choices={knownTags.map((value) => ({ value, label: value }))} selected={chosen.tag === null ? [] : [chosen.tag]} onChange={([value]) => show({ tag: value ?? null })} />,
        },
      ]}
      appliedFilters={applied}
    />
  );
}
