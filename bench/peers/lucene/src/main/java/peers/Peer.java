package peers;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.misc.index.BPIndexReorderer;
import org.apache.lucene.misc.index.BPReorderingMergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * Lucene's side: one segment, no query cache, nothing stored.
 *
 * <pre>
 * build TOKENS FOLDER TIMES plain|bp   a line each time: documents, seconds of wall, seconds of CPU
 * dump  FOLDER QUERIES                 a line a query: class, count or -1, ord:score of each hit
 * serve FOLDER QUERIES                 "ready", then for each line "CLASS" nanoseconds of its queries
 * </pre>
 */
public final class Peer {
  private static final String BODY = "body";

  /** Documents come back by the number of their line: reordering moves them. */
  private static final String ORD = "ord";

  /** What BP looks at: its default of 4,096 documents would leave out most terms of so small a set. */
  private static final int BP_LEAST = 256;

  /** How far lengths count; null: as by default. */
  private static final String B = System.getenv("PEERS_B");

  private record Asked(String kind, String[] tokens) {}

  private record Hits(ScoreDoc[] docs, long count) {}

  private static volatile long sink;

  private final IndexSearcher searcher;
  private final NumericDocValues ords;

  private Peer(String folder) throws IOException {
    DirectoryReader reader = DirectoryReader.open(new MMapDirectory(Path.of(folder)));
    if (reader.leaves().size() != 1) throw new IllegalStateException("one segment expected");
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    if (B != null) searcher.setSimilarity(new BM25Similarity(1.2f, Float.parseFloat(B)));
    ords = reader.leaves().get(0).reader().getNumericDocValues(ORD);
  }

  private static void build(List<String> lines, Path folder, boolean bp) throws IOException {
    LogByteSizeMergePolicy plain = new LogByteSizeMergePolicy();
    plain.setNoCFSRatio(0);
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer())
        .setMergePolicy(bp ? reordering(plain) : plain)
        .setMergeScheduler(new SerialMergeScheduler())
        .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
        .setUseCompoundFile(false)
        .setRAMBufferSizeMB(256);
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.setTokenized(true);
    type.freeze();
    try (Directory directory = new MMapDirectory(folder); IndexWriter writer = new IndexWriter(directory, config)) {
      for (int ord = 0; ord < lines.size(); ord++) {
        // Of one segment no merge is made, and nothing reordered.
        if (bp && ord == lines.size() / 2) writer.flush();
        Document document = new Document();
        document.add(new Field(BODY, lines.get(ord), type));
        document.add(new NumericDocValuesField(ORD, ord));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
      writer.commit();
    }
  }

  private static MergePolicy reordering(MergePolicy plain) {
    BPIndexReorderer reorderer = new BPIndexReorderer();
    reorderer.setMinDocFreq(BP_LEAST);
    return new BPReorderingMergePolicy(plain, reorderer);
  }

  private static void timeBuild(String tokens, String folder, int times, boolean bp) throws IOException {
    List<String> lines = Files.readAllLines(Path.of(tokens));
    OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      long cpu = system.getProcessCpuTime();
      build(lines, Path.of(folder), bp);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.println(lines.size() + " " + seconds + " " + (system.getProcessCpuTime() - cpu) / 1e9);
    }
  }

  private static List<Asked> queries(String path) throws IOException {
    List<Asked> asked = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(path))) {
      String[] parts = line.split("\t");
      asked.add(new Asked(parts[0], parts[1].split(" ")));
    }
    return asked;
  }

  private static Query bool(String[] tokens, Occur occur) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    for (String token : tokens) builder.add(new TermQuery(new Term(BODY, token)), occur);
    return builder.build();
  }

  /** The timed work: tokens in, hits or a count out. */
  private Hits run(String kind, String[] tokens) throws IOException {
    return switch (kind) {
      case "or10", "orfull10" -> top(bool(tokens, Occur.SHOULD), 10, 10);
      case "and10" -> top(bool(tokens, Occur.MUST), 10, 10);
      case "phrase10" -> top(new PhraseQuery(BODY, tokens), 10, 10);
      case "count_or" -> new Hits(new ScoreDoc[0], searcher.count(bool(tokens, Occur.SHOULD)));
      case "count_and" -> new Hits(new ScoreDoc[0], searcher.count(bool(tokens, Occur.MUST)));
      case "top100_count" -> top(bool(tokens, Occur.SHOULD), 100, Integer.MAX_VALUE);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** @param exact hits up to which the count must be right; beyond, weak documents may be skipped */
  private Hits top(Query query, int most, int exact) throws IOException {
    TopDocs top = searcher.search(query, new TopScoreDocCollectorManager(most, null, exact));
    return new Hits(top.scoreDocs, exact == Integer.MAX_VALUE ? top.totalHits.value() : -1);
  }

  private void dump(List<Asked> asked, PrintStream out) throws IOException {
    // Doc values are read forwards only.
    int documents = searcher.getIndexReader().maxDoc();
    long[] ordOf = new long[documents];
    for (int doc = 0; doc < documents; doc++) {
      ords.advanceExact(doc);
      ordOf[doc] = ords.longValue();
    }
    for (Asked each : asked) {
      Hits hits = run(each.kind, each.tokens);
      StringBuilder line = new StringBuilder(each.kind).append('\t').append(hits.count).append('\t');
      for (ScoreDoc hit : hits.docs) line.append(ordOf[hit.doc]).append(':').append(hit.score).append(' ');
      out.println(line.toString().trim());
    }
  }

  private void serve(List<Asked> asked, PrintStream out) throws IOException {
    Map<String, List<String[]>> byKind = new HashMap<>();
    for (Asked each : asked) byKind.computeIfAbsent(each.kind, kind -> new ArrayList<>()).add(each.tokens);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    out.println("ready");
    for (String kind = in.readLine(); kind != null; kind = in.readLine()) {
      StringBuilder line = new StringBuilder();
      for (String[] tokens : byKind.get(kind)) {
        long start = System.nanoTime();
        Hits hits = run(kind, tokens);
        line.append(System.nanoTime() - start).append(' ');
        sink += hits.count + hits.docs.length;
      }
      out.println(line.toString().trim());
    }
  }

  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    switch (args[0]) {
      case "build" -> timeBuild(args[1], args[2], Integer.parseInt(args[3]), args[4].equals("bp"));
      case "dump" -> new Peer(args[1]).dump(queries(args[2]), out);
      case "serve" -> new Peer(args[1]).serve(queries(args[2]), out);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }
}
