"""What is written for other words: teencode and short forms, and the speech of the Centre."""


def _table(listed: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in listed.split())


# Short form -> the full words, joined by "_".
SHORT_FORMS = _table(
    "ko=không k=không kh=không hok=không hk=hộ_khẩu khum=không hem=không hông=không "
    "hổng=không dc=được đc=được dk=đăng_ký đk=đăng_ký đky=đăng_ký dky=đăng_ký j=gì z=vậy v=vậy "
    "cx=cũng vs=với ns=nói mk=mình mik=mình bn=bao_nhiêu ntn=như_thế_nào r=rồi đg=đang "
    "trc=trước ks=khai_sinh gks=giấy_khai_sinh đkks=đăng_ký_khai_sinh dkks=đăng_ký_khai_sinh "
    "đkkh=đăng_ký_kết_hôn dkkh=đăng_ký_kết_hôn kt=khai_tử đkkt=đăng_ký_khai_tử "
    "đkkd=đăng_ký_kinh_doanh dkkd=đăng_ký_kinh_doanh hkd=hộ_kinh_doanh kd=kinh_doanh "
    "gpkd=giấy_phép_kinh_doanh gp=giấy_phép gpxd=giấy_phép_xây_dựng xn=xác_nhận "
    "tthn=tình_trạng_hôn_nhân xntthn=xác_nhận_tình_trạng_hôn_nhân ct=chứng_thực cccd=căn_cước "
    "cmnd=căn_cước cmt=căn_cước shk=hộ_khẩu bhyt=bảo_hiểm_y_tế bhxh=bảo_hiểm_xã_hội sđ=sổ_đỏ "
    "gcn=giấy_chứng_nhận qsdđ=quyền_sử_dụng_đất uq=ủy_quyền pt=photo pho=photo phô=photo "
    "hs=hồ_sơ ck=chồng vk=vợ bb=em_bé s=sao ch=chưa chx=chưa e=em a=anh c=chị mn=mọi_người "
    "mún=muốn lun=luôn trl=trả_lời ubnd=ủy_ban syll=sơ_yếu_lý_lịch đt=điện_thoại "
    "sdt=số_điện_thoại sđt=số_điện_thoại ng=người ngta=người_ta nta=người_ta mí=mấy "
    "nhìu=nhiều wá=quá bít=biết bik=biết hum=hôm nc=nước nn=nước_ngoài lsđ=liệt_sĩ "
    "attp=an_toàn_thực_phẩm nvqs=nghĩa_vụ_quân_sự tnhh=trách_nhiệm_hữu_hạn cg=cũng "
    "gđ=gia_đình bjt=biết trk=trước nx=nữa bh=bao_giờ lm=làm lgi=làm_gì ny=người_yêu "
    "qtich=quốc_tịch dtoc=dân_tộc thui=thôi rùi=rồi rui=rồi bjo=bây_giờ bgio=bao_giờ "
    "đkí=đăng_ký dki=đăng_ký đki=đăng_ký nvien=nhân_viên nviên=nhân_viên cbo=cán_bộ "
    "chiện=chuyện kq=kết_quả ktra=kiểm_tra zới=với dới=với ngừi=người ngườ=người nv=nhân_viên "
    "cb=cán_bộ"
)
DIALECT = _table(
    "mần=làm tui=tôi mi=mày răng=sao rứa=vậy mô=đâu chi=gì nớ=ấy ni=này hỉ=nhỉ dìa=về dzô=vào "
    "vô=vào sanh=sinh đẻ=sinh coi=xem cứi=cưới chừ=giờ tiệm=cửa_hàng mạ=mẹ má=mẹ tía=cha "
    "ba=cha bố=cha đặng=được hén=nhé kiu=kêu dzợ=vợ dợ=vợ nhứt=nhất bịnh=bệnh gởi=gửi "
    "dùm=giùm"
)
