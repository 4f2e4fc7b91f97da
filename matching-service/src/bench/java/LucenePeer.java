import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Version;

/** Raw Lucene on an index of its own, of one segment, with the product's analysis. */
final class LucenePeer implements ScalePeer {
    private static final double BUFFER_MB = 64;

    private final FSDirectory directory;
    private final IndexWriter writer;
    private final int threshold;
    private DirectoryReader reader;
    private IndexSearcher searcher;

    /**
     * @param threshold hits that are counted exactly before Lucene may skip; 1,000 is its default
     */
    LucenePeer(Path folder, Analyzer analyzer, int threshold) throws IOException {
        this.threshold = threshold;
        directory = FSDirectory.open(folder);
        writer =
                new IndexWriter(
                        directory, new IndexWriterConfig(analyzer).setRAMBufferSizeMB(BUFFER_MB));
    }

    /** The same index asked with another threshold. */
    private LucenePeer(LucenePeer other, int threshold) {
        this.threshold = threshold;
        directory = other.directory;
        writer = other.writer;
        reader = other.reader;
        searcher = other.searcher;
    }

    LucenePeer with(int otherThreshold) {
        return new LucenePeer(this, otherThreshold);
    }

    @Override
    public String settings() {
        return "raw Lucene %s, one segment, hits counted exactly up to %,d"
                .formatted(Version.LATEST, threshold);
    }

    @Override
    public void add(Row row) throws IOException {
        Document document = new Document();
        document.add(new NumericDocValuesField("number", row.number()));
        document.add(new StringField("country", row.country(), Field.Store.NO));
        document.add(new IntPoint("valid_until", row.validUntilDay()));
        document.add(new LongPoint("pay", row.payMonthMax()));
        for (int skill : row.skills()) {
            document.add(new StringField("skill", Integer.toString(skill), Field.Store.NO));
        }
        document.add(new TextField("title", row.title(), Field.Store.NO));
        document.add(new TextField("description", row.description(), Field.Store.NO));
        writer.addDocument(document);
    }

    @Override
    public void open() throws IOException {
        writer.forceMerge(1);
        writer.commit();
        reader = DirectoryReader.open(writer);
        searcher = new IndexSearcher(reader);
    }

    @Override
    public List<Integer> best(Plain query) throws IOException {
        BooleanQuery.Builder plain = new BooleanQuery.Builder();
        plain.add(new TermQuery(new Term("country", query.country())), Occur.FILTER);
        plain.add(
                IntPoint.newRangeQuery("valid_until", Integer.MIN_VALUE, query.todayDay() - 1),
                Occur.MUST_NOT);
        if (query.payFloor() > 0) {
            plain.add(LongPoint.newRangeQuery("pay", 0, query.payFloor() - 1), Occur.MUST_NOT);
        }
        for (int skill : query.skills()) {
            plain.add(
                    new ConstantScoreQuery(
                            new TermQuery(new Term("skill", Integer.toString(skill)))),
                    Occur.SHOULD);
        }
        for (String word : query.words()) {
            plain.add(new BoostQuery(new TermQuery(new Term("title", word)), 2), Occur.SHOULD);
            plain.add(new TermQuery(new Term("description", word)), Occur.SHOULD);
        }
        plain.setMinimumNumberShouldMatch(1);
        List<Integer> best = new ArrayList<>(SHOWN);
        List<LeafReaderContext> leaves = reader.leaves();
        for (ScoreDoc hit :
                searcher.search(plain.build(), new TopScoreDocCollectorManager(SHOWN, threshold))
                        .scoreDocs) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
            NumericDocValues number = leaf.reader().getNumericDocValues("number");
            number.advanceExact(hit.doc - leaf.docBase);
            best.add((int) number.longValue());
        }
        return best;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        writer.close();
        directory.close();
    }
}
