use crate::capture::{Capture, Format, StatedField, split_file};

fn read(text: &str) -> Vec<Capture> {
    split_file("feed.xml", text.as_bytes(), 1 << 24).expect("small enough")
}

fn stated(capture: &Capture, field: StatedField) -> Option<&str> {
    capture.stated.iter().find(|stated| stated.field == field).map(|stated| stated.value.as_str())
}

#[test]
fn entries_of_rss_are_pages() {
    let read = read(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"c\" xmlns:dc=\"d\"><channel><title>Lindby &amp; Coast</title>\
         <link>https://lindby.example/</link><image><title>Logo</title></image>\
         <item><title><![CDATA[Harbour <b>reopens</b>]]></title><link>https://lindby.example/a</link>\
         <description>In short.</description><content:encoded><![CDATA[<p>The harbour &amp; more.</p>]]></content:encoded>\
         <pubDate>Mon, 04 Mar 2024 07:30:00 +0100</pubDate><dc:creator>Mara Lindqvist</dc:creator>\
         <category>Ferries</category><category>Coast</category><enclosure url='https://lindby.example/a.jpg' type='image/jpeg'/></item>\
         <item><guid>https://lindby.example/b</guid><description>&lt;p&gt;Only a &lt;i&gt;summary&lt;/i&gt;&lt;/p&gt;</description>\
         <author>x@lindby.example (Ida Holm)</author></item><item><title>Cut o",
    );
    let shape: Vec<(&str, &str)> = read.iter().map(|c| (c.name.as_str(), c.text.as_str())).collect();
    assert_eq!(
        shape,
        [
            ("feed.xml › https://lindby.example/a", "<p>The harbour &amp; more.</p>"),
            ("feed.xml › https://lindby.example/b", "<p>Only a <i>summary</i></p>"),
            ("feed.xml › 3", ""),
        ]
    );
    assert!(
        read.iter()
            .take(2)
            .all(|capture| capture.format == Format::Html && capture.container == Some("feed"))
    );
    for (field, expect) in [
        (StatedField::Title, "Harbour reopens"),
        (StatedField::Site, "Lindby & Coast"),
        (StatedField::Published, "Mon, 04 Mar 2024 07:30:00 +0100"),
        (StatedField::Author, "Mara Lindqvist"),
        (StatedField::Keyword, "Ferries"),
        (StatedField::Description, "In short."),
        (StatedField::LeadImage, "https://lindby.example/a.jpg"),
    ] {
        assert_eq!(stated(&read[0], field), Some(expect));
    }
    assert_eq!(stated(&read[1], StatedField::Author), Some("Ida Holm"));
}

#[test]
fn entries_of_atom_and_rdf_are_pages() {
    let atom = read(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Coast</title><link href=\"https://coast.example/\"/>\
         <entry><title type=\"html\">Ferry &amp;amp; tide</title><link rel=\"self\" href=\"https://coast.example/x\"/>\
         <link rel=\"alternate\" href=\"https://coast.example/1\"/><id>urn:1</id><updated>2024-03-04T07:30:00Z</updated>\
         <author><name>Ida Holm</name><uri>https://coast.example/ida</uri></author>\
         <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Text &amp; more</p></div></content></entry></feed>",
    );
    assert_eq!(atom.len(), 1);
    assert_eq!(atom[0].text, "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Text &amp; more</p></div>");
    assert_eq!(stated(&atom[0], StatedField::Title), Some("Ferry & tide"));
    assert_eq!(stated(&atom[0], StatedField::Url), Some("https://coast.example/1"));
    assert_eq!(stated(&atom[0], StatedField::Author), Some("Ida Holm"));
    let rdf = read(
        "<rdf:RDF xmlns:rdf='x' xmlns='http://purl.org/rss/1.0/'><channel><title>Coast</title></channel>\
         <item rdf:about='https://coast.example/2'><title>Two</title><description>Text of it</description></item></rdf:RDF>",
    );
    assert_eq!((rdf[0].text.as_str(), &rdf[0].format), ("<p>Text of it</p>\n", &Format::Html));
    assert_eq!(stated(&rdf[0], StatedField::Url), Some("https://coast.example/2"));
}

#[test]
fn entries_of_a_json_feed_are_pages() {
    let feed = read(
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Coast", "items": [{"id": "1", "title": "One",
        "url": "https://coast.example/1", "content_html": "<p>Text", "date_published": "2024-03-04",
        "authors": [{"name": "Ida Holm"}], "tags": ["a", "b"]}, {"id": "2", "content_text": "Plain"}]}"#,
    );
    assert_eq!((feed.len(), feed[0].text.as_str(), feed[1].text.as_str()), (2, "<p>Text", "<p>Plain</p>\n"));
    assert_eq!(stated(&feed[0], StatedField::Author), Some("Ida Holm"));
    assert_eq!(stated(&feed[0], StatedField::Site), Some("Coast"));
}

#[test]
fn what_only_looks_like_a_feed_is_a_page() {
    for text in
        ["<rss version='2.0'><channel><title>Empty</title></channel></rss>", "<feed>no atom <entry></feed>"]
    {
        assert_eq!(read(text)[0].container, None, "{text}");
    }
}
