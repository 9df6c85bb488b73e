//! tantivy's side: one segment, one thread, nothing stored.
//!
//!     build TOKENS FOLDER TIMES    a line each time: documents, seconds of wall, seconds of CPU
//!     dump  FOLDER QUERIES         a line a query: class, count or -1, ord:score of each hit
//!     serve FOLDER QUERIES         "ready", then for each line "CLASS" nanoseconds of its queries
//!
//! One thread and no merge leave documents in the order of their lines, so that
//! a document's number is its ord.
use std::collections::HashMap;
use std::fs;
use std::hint::black_box;
use std::io::{BufRead, stdin};
use std::path::Path;
use std::time::Instant;

use tantivy::collector::{Count, TopDocs};
use tantivy::indexer::NoMergePolicy;
use tantivy::query::{BooleanQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{DocAddress, Index, IndexWriter, Searcher, TantivyDocument, Term};

const BUFFER_BYTES: usize = 256 << 20;
/// Of /proc/self/stat, in ticks of a hundredth of a second.
const TICKS_PER_SECOND: f64 = 100.0;

fn cpu_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    let behind_name = stat.rsplit(')').next().unwrap();
    let fields: Vec<&str> = behind_name.split_whitespace().collect();
    let ticks = |at: usize| fields[at].parse::<f64>().unwrap();
    (ticks(11) + ticks(12)) / TICKS_PER_SECOND
}

/// Builds anew. Returns the number of documents.
fn build(text: &str, folder: &Path) -> tantivy::Result<usize> {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)?;
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("whitespace")
        .set_fieldnorms(true)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let mut schema = Schema::builder();
    let body = schema.add_text_field("body", TextOptions::default().set_indexing_options(indexing));
    let index = Index::create_in_dir(folder, schema.build())?;
    let mut writer: IndexWriter = index.writer_with_num_threads(1, BUFFER_BYTES)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    let mut documents = 0;
    for line in text.lines() {
        let mut document = TantivyDocument::default();
        document.add_text(body, line);
        writer.add_document(document)?;
        documents += 1;
    }
    writer.commit()?;
    assert_eq!(index.searchable_segment_ids()?.len(), 1, "one segment expected");
    writer.wait_merging_threads()?;
    Ok(documents)
}

fn time_build(tokens: &str, folder: &str, times: usize) -> tantivy::Result<()> {
    let text = fs::read_to_string(tokens)?;
    for _ in 0..times {
        let (start, cpu) = (Instant::now(), cpu_seconds());
        let documents = build(&text, Path::new(folder))?;
        println!("{documents} {} {}", start.elapsed().as_secs_f64(), cpu_seconds() - cpu);
    }
    Ok(())
}

struct Asked {
    kind: String,
    tokens: Vec<String>,
}

fn queries(path: &str) -> Vec<Asked> {
    let text = fs::read_to_string(path).unwrap();
    let asked = |line: &str| {
        let (kind, tokens) = line.split_once('\t').unwrap();
        Asked { kind: kind.into(), tokens: tokens.split(' ').map(String::from).collect() }
    };
    text.lines().map(asked).collect()
}

struct Peer {
    searcher: Searcher,
    body: Field,
}

type Hits = (Vec<(f32, DocAddress)>, i64);

impl Peer {
    fn open(folder: &str) -> tantivy::Result<Peer> {
        let index = Index::open_in_dir(folder)?;
        let body = index.schema().get_field("body")?;
        Ok(Peer { searcher: index.reader()?.searcher(), body })
    }

    fn term(&self, token: &str) -> Term {
        Term::from_field_text(self.body, token)
    }

    fn boolean(&self, tokens: &[String], occur: Occur) -> Box<dyn Query> {
        let clause = |token: &String| -> (Occur, Box<dyn Query>) {
            (occur, Box::new(TermQuery::new(self.term(token), IndexRecordOption::WithFreqs)))
        };
        Box::new(BooleanQuery::new(tokens.iter().map(clause).collect()))
    }

    fn phrase(&self, tokens: &[String]) -> Box<dyn Query> {
        Box::new(PhraseQuery::new(tokens.iter().map(|token| self.term(token)).collect()))
    }

    /// The timed work: tokens in, hits or a count out.
    fn run(&self, kind: &str, tokens: &[String]) -> tantivy::Result<Hits> {
        let top10 = TopDocs::with_limit(10).order_by_score();
        let query = match kind {
            "or10" | "orfull10" | "count_or" | "top100_count" => self.boolean(tokens, Occur::Should),
            "and10" | "count_and" => self.boolean(tokens, Occur::Must),
            "phrase10" => self.phrase(tokens),
            _ => panic!("class {kind}"),
        };
        Ok(match kind {
            "count_or" | "count_and" => (vec![], self.searcher.search(&*query, &Count)? as i64),
            "top100_count" => {
                let top100 = TopDocs::with_limit(100).order_by_score();
                let (hits, count) = self.searcher.search(&*query, &(top100, Count))?;
                (hits, count as i64)
            }
            _ => (self.searcher.search(&*query, &top10)?, -1),
        })
    }
}

fn dump(peer: &Peer, asked: &[Asked]) -> tantivy::Result<()> {
    for Asked { kind, tokens } in asked {
        let (hits, count) = peer.run(kind, tokens)?;
        let hits: Vec<String> =
            hits.iter().map(|(score, at)| format!("{}:{score}", at.doc_id)).collect();
        println!("{kind}\t{count}\t{}", hits.join(" "));
    }
    Ok(())
}

fn serve(peer: &Peer, asked: &[Asked]) -> tantivy::Result<()> {
    let mut by_kind: HashMap<&str, Vec<&[String]>> = HashMap::new();
    for Asked { kind, tokens } in asked {
        by_kind.entry(kind).or_default().push(tokens);
    }
    println!("ready");
    for line in stdin().lock().lines() {
        let kind = line?;
        let mut nanoseconds = Vec::new();
        for tokens in &by_kind[kind.as_str()] {
            let start = Instant::now();
            let hits = peer.run(&kind, tokens)?;
            nanoseconds.push(start.elapsed().as_nanos().to_string());
            black_box(hits);
        }
        println!("{}", nanoseconds.join(" "));
    }
    Ok(())
}

fn main() -> tantivy::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["build", tokens, folder, times] => time_build(tokens, folder, times.parse().unwrap()),
        ["dump", folder, file] => dump(&Peer::open(folder)?, &queries(file)),
        ["serve", folder, file] => serve(&Peer::open(folder)?, &queries(file)),
        _ => panic!("usage: build TOKENS FOLDER TIMES | dump FOLDER QUERIES | serve FOLDER QUERIES"),
    }
}
